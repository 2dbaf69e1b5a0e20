import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '..', '..');
const shared = path.resolve(root, 'shared');
/** Where the watching build talks to open pages (cloudfunctions/_tools/dev.mjs chooses it); 0 elsewhere, where nobody watches. */
const devPort = Number(process.env['DEV_PORT'] ?? 0);

/** Taro's build, for WeChat (weapp) and for the browser (h5). Taro looks for this file only under its working folder. */
export default defineConfig<'webpack5'>(async (_merge, { mode }) => {
  const cssModules = {
    enable: true,
    config: { namingPattern: 'module' as const, generateScopedName: '[name]__[local]___[hash:base64:5]' },
  };
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'shuangjian',
    date: '2026-11-23',
    designWidth: 375, // sizes are written as in the design: 375 px wide
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `../dist/${process.env['BUILD_FOLDER'] ?? process.env['TARO_ENV']}`,
    plugins: [path.resolve(__dirname, 'plugins/aria.cjs')],
    alias: { '@': path.resolve(__dirname, '..', 'src'), '@shared': shared },
    defineConstants: {},
    copy: {
      patterns:
        process.env['TARO_ENV'] === 'weapp'
          ? [{ from: 'src/sitemap.json', to: path.join('../dist', 'weapp', 'sitemap.json') }]
          : [],
      options: {},
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    // The cache halves a second build; production builds for upload start clean.
    cache: { enable: mode === 'development' },
    mini: {
      compile: { include: [shared] },
      optimizeMainPackage: { enable: true },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules },
    },
    h5: {
      compile: { include: [shared] },
      publicPath: './',
      staticDirectory: 'static',
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      // Sizes stay in px on the web: a desk on a wide screen must not scale with the window.
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: true, config: { baseFontSize: 20, maxRootSize: 20, minRootSize: 20 } },
        cssModules,
      },
      router: { mode: 'hash' },
      // Only `npm run dev` watches. Our own server serves the files from the disk; this one tells the open page what changed.
      devServer: {
        host: '127.0.0.1',
        port: devPort,
        open: false,
        hot: true,
        devMiddleware: { writeToDisk: true },
        client: { webSocketURL: `ws://127.0.0.1:${devPort}/ws` },
      },
    },
  };
  return config;
});
