### The page that makes a tablet ready for the hall: for the secretary and who helps.

## Make a tablet ready
## Not spoken.

hall-title = Make a tablet ready
hall-why = The tablets talk only with the board’s laptop. First they must know it.
hall-once = Do this once on each tablet.

hall-begin-title = Start on the tablet
hall-begin-scan = Join the Wi-Fi of the laptop. Then point the tablet’s camera at this code.
hall-code = Code with the address of this page
# $address (Text)
hall-begin-type = Or type this address: { $address }

hall-ipad-title = iPad
hall-ipad-get = Get the file for an iPad
hall-ipad-1 = Open this page in Safari. Press the button above. Press “Allow”.
hall-ipad-2 = Open “Settings”. Press “Profile Downloaded”.
hall-ipad-3 = Press “Install”. Type the code of the iPad. Press “Install” again.
hall-ipad-4 = In “Settings” press “General”, then “About”, then “Certificate Trust Settings”.
# $name (Text)
hall-ipad-5 = Switch on { $name }.

hall-android-title = Android tablet
hall-file-get = Get the file
hall-android-1 = Press the button above.
hall-android-2 = Open “Settings”. Search for “CA certificate”. Press it. Press “Install anyway”.
# $file (Text)
hall-android-3 = Choose the file { $file }.

hall-chromebook-title = Chromebook
# $address (Text)
hall-chromebook-1 = Press the button above. Then open { $address } in a new tab.
# $file (Text)
hall-chromebook-2 = Press “Authorities”. Press “Import”. Choose the file { $file }.
hall-chromebook-3 = Tick the box for websites. Press “OK”.

hall-compare-title = Is it the right file?
hall-compare = The tablet shows this name and these letters. Look at the laptop: they must be the same.
hall-compare-pictures = These pictures stand for the letters. They are the same on the laptop.
hall-compare-different = Are they different? Stop. Ask the person who runs the laptop.

hall-try-title = Try it
hall-try = Press the button. The page must open without a warning.
hall-try-open = Open the election

hall-after-title = Good to know
hall-after-only = The file is for this laptop only. It does nothing for other websites.
# $date (Text)
hall-after-ends = It stops working on { $date }.
hall-after-remove = Is the election over? Take the file off the tablet, in its settings.
