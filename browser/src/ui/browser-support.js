/**
 * For a tablet that is too old for the voter's pages: shows what they say without scripts, so that
 * nobody gets an empty page. It uses only what very old browsers know. It runs before the page's
 * own script and watches it: a script that cannot be read also leads here.
 */
(function () {
  "use strict";
  var crypto = window.crypto;
  var isSupported =
    "noModule" in document.createElement("script") &&
    typeof window.BigInt === "function" &&
    typeof window.Promise === "function" &&
    typeof window.fetch === "function" &&
    typeof (crypto && crypto.getRandomValues) === "function" &&
    typeof window.AbortSignal === "function" &&
    typeof window.AbortSignal.timeout === "function" &&
    typeof Array.prototype.findLast === "function" &&
    typeof Element.prototype.replaceChildren === "function";

  /** Show the words for a page without scripts; its first step removes them. */
  function showWordsWithoutScript() {
    var words = document.querySelector("main noscript");
    if (!words) return;
    var place = /** @type {Element} */ (words.parentNode);
    var shown = new DOMParser().parseFromString(words.textContent || "", "text/html").body;
    place.removeChild(words);
    while (shown.firstChild) place.appendChild(shown.firstChild);
  }

  if (!isSupported) {
    document.documentElement.setAttribute("data-too-old", ""); // dom.js stops the page's script
    showWordsWithoutScript();
  }
  window.addEventListener(
    "error",
    function (event) {
      var target = /** @type {Node | Window} */ (event.target);
      if (target === window || /** @type {Node} */ (target).nodeName === "SCRIPT") {
        showWordsWithoutScript();
      }
    },
    true,
  );
})();
