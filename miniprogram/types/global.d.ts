/// <reference types="@tarojs/taro" />
declare module '*.png';
declare module '*.svg';
declare module '*.css';
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
