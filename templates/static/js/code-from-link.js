var e=document.querySelector("[data-code-from-link]"),o=decodeURIComponent(location.hash.slice(1));e&&o&&(e.value=o,history.replaceState(null,"",location.pathname+location.search));
