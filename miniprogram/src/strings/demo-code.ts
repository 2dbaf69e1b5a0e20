/** Said by the H5 build on the demo's server only. */
export const demoCodeStrings = {
  fill: (code: string) => `演示：现在的验证码是 ${code} · 填入`,
} as const;
