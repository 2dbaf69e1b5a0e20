import sharp from 'sharp';

/** A photo as a phone makes it: a JPEG that says where and when it was taken. */
export const aPhoto = async (): Promise<Uint8Array> =>
  new Uint8Array(
    await sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a9e7e' } })
      .withExif({
        IFD0: { Make: 'Example', DateTime: '2026:11:21 09:30:00' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 4/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '107/1 1/1 0/1' },
      })
      .jpeg()
      .toBuffer(),
  );
