import type { MisuseModel } from "../contract.ts";
import { namesOf } from "../names.ts";

const oldLoaders = namesOf("yaml", "Loader UnsafeLoader FullLoader CLoader");

/** Parsers and deserializers that trust what they read. */
export const parsers: readonly MisuseModel[] = [
  {
    call: [
      ...namesOf("pickle", "load loads Unpickler"),
      ...namesOf("cPickle", "load loads Unpickler"),
      ...namesOf("dill", "load loads Unpickler"),
      ...namesOf("marshal", "load loads"),
      ...namesOf("jsonpickle", "decode unpickler.decode unpickler.Unpickler().restore"),
      "shelve.open",
      "pandas.read_pickle",
    ],
    rule: "deserializer-used",
    when: [],
    examples: { bad: 'import pickle; pickle.load(open("a", "rb"))', good: 'import json; json.load(open("a"))' },
  },
  {
    call: ["torch.load"],
    rule: "deserializer-used",
    when: [{ argument: "weights_only", equals: [false], orAbsent: true }],
    examples: {
      bad: 'import torch; torch.load("weights.pt")',
      good: 'import torch; torch.load("weights.pt", weights_only=True)',
    },
  },
  {
    call: ["yaml.load", "yaml.load_all"],
    rule: "deserializer-used",
    when: [
      { argument: "Loader", isNamed: oldLoaders, orAbsent: true },
      { argument: 1, isNamed: oldLoaders, orAbsent: true },
    ],
    examples: {
      bad: 'import yaml; yaml.load("a: 1")',
      good: 'import yaml; yaml.load("a: 1", Loader=yaml.SafeLoader)',
    },
  },
  {
    call: [
      ...namesOf("xml.etree.cElementTree", "fromstring parse iterparse XMLParser"),
      ...namesOf("xml.etree.ElementTree", "fromstring parse iterparse XMLParser"),
      ...namesOf("xml.dom.expatbuilder", "parse parseString"),
      ...namesOf("xml.dom.minidom", "parse parseString"),
      ...namesOf("xml.dom.pulldom", "parse parseString"),
      ...namesOf("xml.sax", "parse parseString make_parser expatreader.create_parser"),
    ],
    rule: "xml-parser-unhardened",
    when: [],
    examples: {
      bad: 'import xml.sax; xml.sax.parse("a.xml", handler)',
      good: 'import defusedxml.sax; defusedxml.sax.parse("a.xml", handler)',
    },
  },
];
