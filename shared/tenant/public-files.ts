// Where the files lie that anybody may read. A deployment names its own environment and bucket: cloud://ENV.BUCKET/public/.

export const PUBLIC_FILES = 'cloud://local.bucket/public/';
