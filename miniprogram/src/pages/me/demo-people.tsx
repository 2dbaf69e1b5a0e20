/** In WeChat everybody is themselves; the browser's twin of this file lets one play a demo person. */
export const DemoPeople = () => null;
