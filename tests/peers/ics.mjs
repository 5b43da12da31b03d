// Reads a calendar file from standard input with the npm package ical.js, strictly, and prints its events as JSON:
//
//   [{"uid","summary","start":"YYYY-MM-DD","end":"YYYY-MM-DD" or null,"description","alarms":n}, …]
//
// "end" is DTEND as the file has it: the first day that is no longer part of the event. What a calendar must have
// by RFC 5545 and the package lets pass is looked for here. Any fault: a line each on standard error, and 1.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const LONGEST_LINE = 75;
const CONTENT_LINE = /^[A-Za-z0-9-]+(;[A-Za-z0-9-]+=("[^"]*"|[^",;:]+)(,("[^"]*"|[^",;:]+))*)*:/;
// A backslash, comma or semicolon in a text has a backslash before it, and nothing else but the n of a new line has.
const TEXT = /^([^\\,;]|\\[\\,;nN])*$/;
const TEXTS = ["COMMENT", "DESCRIPTION", "LOCATION", "PRODID", "SUMMARY", "UID", "X-WR-CALNAME"];
const TIMES = ["CREATED", "DTEND", "DTSTAMP", "DTSTART", "LAST-MODIFIED"];
// What an event may have, but only once.
const ONCE = [
  ...["CLASS", "CREATED", "DESCRIPTION", "DTEND", "DURATION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER"],
  ...["PRIORITY", "RECURRENCE-ID", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "URL"],
];
const faults = [];
const fault = (message) => faults.push(message);

/** Takes the lines apart as bytes: the package is lenient with all of this. */
function lines(bytes) {
  const text = bytes.toString("latin1");
  if (!text.endsWith("\r\n")) fault("the file does not end in CRLF");
  return text.replace(/\r\n$/, "").split("\r\n").map((line, index) => {
    const at = `line ${index + 1}`;
    if (line === "") fault(`${at} is empty`);
    if (line.length > LONGEST_LINE) fault(`${at} has ${line.length} octets, more than ${LONGEST_LINE}`);
    if (/[\r\n]/.test(line)) fault(`${at} has a CR or an LF alone`);
    // Every control character but the tab, and CR and LF, which have been told of.
    if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(line)) fault(`${at} has a control character`);
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(line, "latin1"));
    } catch {
      fault(`${at} is not UTF-8, or is folded inside a character`);
      return line;
    }
  });
}

/** What the package reads with leniency: names, texts that are not escaped, days with letters behind them. */
function written(line) {
  const [head] = line.match(CONTENT_LINE) ?? [];
  if (!head) return fault(`not a name, parameters and a colon: ${line}`);
  const [name, ...parameters] = head.slice(0, -1).toUpperCase().split(";");
  const value = line.slice(head.length);
  if (TEXTS.includes(name) && !TEXT.test(value)) fault(`the text of ${name} is not escaped: ${value}`);
  const time = parameters.includes("VALUE=DATE") ? /^\d{8}$/ : /^\d{8}T\d{6}Z?$/;
  if (TIMES.includes(name) && !time.test(value)) fault(`not a day or a moment: ${line}`);
}

/** The package closes whatever is open at an END, and takes more than one calendar. */
function nesting(unfolded) {
  const open = [];
  unfolded.forEach((line, index) => {
    const [, word, name] = line.match(/^(BEGIN|END):(.*)$/i) ?? [];
    if (index === 0 && line !== "BEGIN:VCALENDAR") fault("the file does not begin with BEGIN:VCALENDAR");
    if (index > 0 && open.length === 0) fault(`there is more after the end: ${line}`);
    if (word?.toUpperCase() === "BEGIN") open.push(name);
    if (word?.toUpperCase() === "END" && open.pop() !== name) fault(`${line} closes what is not open`);
  });
  if (open.length > 0) fault(`${open.at(-1)} is not closed`);
}

function only(component, name) {
  const found = component.getAllProperties(name.toLowerCase());
  if (found.length === 0) fault(`${component.name.toUpperCase()} has no ${name}`);
  if (found.length > 1) fault(`${component.name.toUpperCase()} has more than one ${name}`);
  return found[0];
}

/** Values are taken apart only when asked for, and days that do not exist become others. */
function values(component) {
  for (const property of component.getAllProperties()) {
    const [name, , type, ...written] = property.toJSON();
    const read = property.getValues();
    if (["date", "date-time"].includes(type)) {
      written.forEach((value, index) => {
        if (read[index]?.toString() !== value) fault(`${name.toUpperCase()} is no ${type}: ${value}`);
      });
    }
  }
  component.getAllSubcomponents().forEach(values);
}

function day(property) {
  return property ? property.getFirstValue().toString().slice(0, 10) : null;
}

function event(component) {
  const uid = only(component, "UID")?.getFirstValue();
  if (uid === "") fault("UID is empty");
  const stamp = only(component, "DTSTAMP");
  if (stamp && !(stamp.type === "date-time" && stamp.getFirstValue().toString().endsWith("Z"))) {
    fault(`DTSTAMP is not in UTC: ${stamp.toICALString()}`);
  }
  for (const name of ONCE) {
    if (component.getAllProperties(name.toLowerCase()).length > 1) fault(`VEVENT has more than one ${name}`);
  }
  const start = only(component, "DTSTART");
  const end = component.getFirstProperty("dtend");
  if (start && end) {
    if (start.type !== end.type) fault(`DTSTART is a ${start.type}, DTEND a ${end.type}`);
    else if (end.getFirstValue().compare(start.getFirstValue()) <= 0) fault("DTEND is not after DTSTART");
  }
  const alarms = component.getAllSubcomponents("valarm");
  for (const alarm of alarms) {
    only(alarm, "TRIGGER");
    if (only(alarm, "ACTION")?.getFirstValue() === "DISPLAY") only(alarm, "DESCRIPTION");
  }
  return {
    uid,
    summary: component.getFirstPropertyValue("summary"),
    start: day(start),
    end: day(end),
    description: component.getFirstPropertyValue("description"),
    alarms: alarms.length,
  };
}

function calendar(text) {
  const root = new ICAL.Component(ICAL.parse(text));
  values(root);
  const version = only(root, "VERSION")?.getFirstValue();
  if (version !== undefined && version !== "2.0") fault(`VERSION is ${version}, not 2.0`);
  if (only(root, "PRODID")?.getFirstValue() === "") fault("PRODID is empty");
  const events = root.getAllSubcomponents("vevent").map(event);
  const twice = events.map((it) => it.uid).find((uid, index, all) => all.indexOf(uid) !== index);
  if (twice !== undefined) fault(`more than one event has the UID ${twice}`);
  return events;
}

const text = lines(readFileSync(0)).join("\r\n");
const unfolded = text.replace(/\r\n[ \t]/g, "").split("\r\n");
unfolded.forEach(written);
nesting(unfolded);
let events = [];
try {
  events = calendar(text + "\r\n");
} catch (error) {
  fault(`${error.name}: ${error.message}`);
}
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(JSON.stringify(events));
