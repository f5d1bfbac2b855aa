/**
 * For a tablet that is too old for the voter's pages: shows what they say without scripts, so that
 * nobody sits before an empty page. It uses only what very old browsers know, and it comes before
 * the page's own script, which it also watches: a script that cannot be read ends here too.
 */
(function () {
  "use strict";
  var known = window.crypto && window.crypto.getRandomValues;
  var able =
    "noModule" in document.createElement("script") &&
    typeof window.BigInt === "function" &&
    typeof window.Promise === "function" &&
    typeof window.fetch === "function" &&
    typeof known === "function" &&
    typeof window.AbortSignal === "function" &&
    typeof window.AbortSignal.timeout === "function" &&
    typeof Array.prototype.findLast === "function" &&
    typeof Element.prototype.replaceChildren === "function";

  /** Only while the page has not begun: its first step takes these words away. */
  function saySo() {
    var words = document.querySelector("main noscript");
    if (!words) return;
    var place = words.parentNode;
    var shown = new DOMParser().parseFromString(words.textContent, "text/html").body;
    place.removeChild(words);
    while (shown.firstChild) place.appendChild(shown.firstChild);
  }

  if (!able) {
    document.documentElement.setAttribute("data-too-old", ""); // dom.js stops the page's script
    saySo();
  }
  window.addEventListener(
    "error",
    function (event) {
      if (event.target === window || event.target.nodeName === "SCRIPT") saySo();
    },
    true,
  );
})();
