/** What the pages for everybody need of scripts besides Listen. */
import "./page-look.js";
import "./print-button.js";
