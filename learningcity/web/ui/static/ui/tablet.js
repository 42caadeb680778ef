// The tablet by the door: the camera reads a ticket and sends its code; it stays open from one person to the next.
import { scan } from "./scan.js";

const WELCOME_MS = 5000;
const KEY = "lc-tablet-camera";
const form = document.querySelector("[data-tablet]");
const button = form?.querySelector("[data-open]");
const video = document.querySelector("[data-eye]");

async function open() {
  try {
    await scan(video, (text) => {
      form.elements.code.value = decodeURIComponent(text.trim().split("/").pop() ?? "");
      form.requestSubmit();
    });
  } catch {
    sessionStorage.removeItem(KEY);
    return;
  }
  sessionStorage.setItem(KEY, "open");
  video.hidden = false;
  button.hidden = true;
}

if (form) {
  form.elements.code.focus();
  button.hidden = !navigator.mediaDevices;
  button.addEventListener("click", open);
  if (sessionStorage.getItem(KEY)) open();
}

// A welcome stands for a moment; the next person need not touch anything.
const welcome = document.querySelector("[data-next]");
if (welcome) setTimeout(() => location.replace(welcome.dataset.next), WELCOME_MS);
