// `npm run build:weapp`: the folder that WeChat's developer tools open, with the functions beside it (project.config.json).
import { buildFunctions, ensureClientBuilt, ensureInstalled, requireNode } from './prepare.mjs';

requireNode();
await ensureInstalled();
await buildFunctions();
await ensureClientBuilt('weapp');
console.log('Open this folder in WeChat developer tools: project.config.json points at dist/weapp and dist/functions.');
