const MIME: Readonly<Record<string, string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

export const saveFile = async (name: string, content: string | Uint8Array): Promise<void> => {
  const part = typeof content === 'string' ? content : Uint8Array.from(content);
  const type = MIME[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([part], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
