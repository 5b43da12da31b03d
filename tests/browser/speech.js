// A voice that only writes down what it is given, in the browser's place. The test puts the device's voices in. `said`
// is what it was given; what it says now ends by `finish()`. As in browsers, what is given in the same breath as
// `cancel` is swallowed, and what was cancelled ends with an error later.
{
  const list = VOICES.map(([name, lang, localService]) => ({ name, lang, localService, voiceURI: name }));
  window.said = [];
  window.cancelled = 0;
  let queue = [], deaf = false;
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      Object.assign(this, { text, rate: 1, voice: null, lang: '' });
      for (const name of ['end', 'error']) this.addEventListener(name, it => this['on' + name]?.(it));
    }
  };
  const fake = {
    onvoiceschanged: null,
    voices: list,
    paused: false,
    getVoices: () => [...fake.voices],
    get speaking() { return queue.length > 0 },
    get pending() { return queue.length > 1 },
    speak(it) {
      if (deaf) return;
      const byHand = window.event?.type === 'click';
      window.said.push({ text: it.text, rate: it.rate, lang: it.lang, voice: it.voice?.name, byHand });
      queue.push(it);
      if (window.runs) setTimeout(finish, 0);
    },
    cancel() {
      window.cancelled += 1;
      const gone = queue;
      queue = [];
      deaf = true;
      setTimeout(() => { deaf = false; gone.forEach(it => it.dispatchEvent(new Event('error'))) }, 0);
    },
    pause() { throw new Error('Android would stop') },
    resume() {},
  };
  Object.defineProperty(window, 'speechSynthesis', { value: fake, configurable: true });
  window.finish = (name = 'end') => queue.shift()?.dispatchEvent(new Event(name));
  window.busy = () => queue.push(new SpeechSynthesisUtterance('another page'));
  // Pauses are no matter of the tests; patience is, of one of them.
  const later = window.setTimeout;
  window.setTimeout = (then, wait, ...more) => later(then, wait > 1000 && !window.hasty ? wait : 0, ...more);
}
