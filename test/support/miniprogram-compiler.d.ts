/** WeChat's own WXML compiler; the package ships no types. */
declare module 'miniprogram-compiler' {
  /** The JavaScript that draws every .wxml of a folder. */
  export const wxmlToJs: (folder: string) => string;
}
