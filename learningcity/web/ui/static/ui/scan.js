// Reads square codes with the camera: by the browser itself where it can, else by a library that is kept on the phone.
const EVERY_MS = 120;
const AGAIN_MS = 2500;

async function reader() {
  const own = globalThis.BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes("qr_code")) return new own({ formats: ["qr_code"] });
  const { BarcodeDetector } = await import("../vendor/qr/decode.js");
  return new BarcodeDetector({ formats: ["qr_code"] });
}

// Calls `found` with each text read; answers a function that ends it. The same text counts again only after a while.
export async function scan(video, found) {
  const [detector, stream] = await Promise.all([
    reader(),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 960 } }, audio: false }),
  ]);
  video.srcObject = stream;
  await video.play();
  let last = { text: "", at: 0 };
  const look = async () => {
    for (const { rawValue: text } of await detector.detect(video).catch(() => [])) {
      if (text === last.text && Date.now() - last.at < AGAIN_MS) continue;
      last = { text, at: Date.now() };
      found(text);
    }
  };
  let open = true;
  const next = async () => {
    if (video.readyState >= 2) await look();
    if (open) setTimeout(next, EVERY_MS);
  };
  next();
  return () => {
    open = false;
    for (const track of stream.getTracks()) track.stop();
  };
}
