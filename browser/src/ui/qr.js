/** The QR decoder, a module of its own: it is loaded only when a camera is used. */
export { default as decode } from "jsqr";
