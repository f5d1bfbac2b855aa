/** The QR decoder, a separate module: it is loaded only when a camera is used. */
export { default as decode } from "jsqr";
