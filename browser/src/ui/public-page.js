/** The scripts of the public pages, besides Listen. */
import "./page-look.js";
import "./print-button.js";
