// One beat a second; see ask.js.
postMessage("beat");
setInterval(() => postMessage("beat"), 1000);
