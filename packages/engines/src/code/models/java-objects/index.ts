import type { Condition, LibraryModel } from "../contract.ts";
import { namesOf } from "../names.ts";

/** What `analysis/builtins/java/readers.ts` keeps of how a reader was set up. */
const isLax: Condition = { argument: "receiver", option: "takesAny", equals: [true] };
const isNotStrict: Condition = { argument: "receiver", option: "isRestricted", orAbsent: true, equals: [false] };

/** Readers that make objects of the classes that what is read names. */
export const javaObjects: LibraryModel = {
  library: "java-objects",
  language: "java",
  types: [
    {
      of: [
        "com.fasterxml.jackson.databind.json.JsonMapper()",
        "com.fasterxml.jackson.databind.ObjectMapper().copy()",
        "com.fasterxml.jackson.dataformat.xml.XmlMapper()",
        "com.fasterxml.jackson.dataformat.yaml.YAMLMapper()",
      ],
      is: "com.fasterxml.jackson.databind.ObjectMapper()",
    },
  ],
  sinks: [
    {
      call: namesOf("java.io.ObjectInputStream()", "readObject readUnshared"),
      argument: ["receiver"],
      rule: "unsafe-deserialization",
      when: [isNotStrict],
      examples: {
        bad: "new java.io.ObjectInputStream(request.getInputStream()).readObject()",
        good: 'new java.io.ObjectInputStream(new java.io.FileInputStream("/srv/state")).readObject()',
      },
    },
    {
      call: ["java.beans.XMLDecoder().readObject"],
      argument: ["receiver"],
      rule: "unsafe-deserialization",
      examples: {
        bad: "new java.beans.XMLDecoder(request.getInputStream()).readObject()",
        good: 'new java.beans.XMLDecoder(new java.io.FileInputStream("/srv/state.xml")).readObject()',
      },
    },
    {
      call: [
        ...["lang", "lang3"].map((name) => `org.apache.commons.${name}.SerializationUtils.deserialize`),
        "org.springframework.util.SerializationUtils.deserialize",
        "org.apache.commons.lang3.SerializationUtils.clone",
      ],
      argument: [0],
      rule: "unsafe-deserialization",
      examples: {
        bad: "org.apache.commons.lang3.SerializationUtils.deserialize(request.getInputStream())",
        good: 'org.apache.commons.lang3.SerializationUtils.deserialize(new java.io.FileInputStream("/srv/state"))',
      },
    },
    {
      call: namesOf("com.fasterxml.jackson.databind.ObjectMapper()", "readValue readValues"),
      argument: [0],
      rule: "unsafe-deserialization",
      when: [isLax],
      examples: {
        bad: "com.fasterxml.jackson.databind.ObjectMapper mapper = new com.fasterxml.jackson.databind.ObjectMapper(); mapper.enableDefaultTyping(); mapper.readValue(input, Object.class)",
        good: "com.fasterxml.jackson.databind.ObjectMapper mapper = new com.fasterxml.jackson.databind.ObjectMapper(); mapper.readValue(input, Object.class)",
      },
    },
    {
      call: namesOf("com.alibaba.fastjson.JSON", "parse parseObject"),
      argument: [0],
      rule: "unsafe-deserialization",
      doubt: 3,
      examples: {
        bad: "com.alibaba.fastjson.JSON.parseObject(input)",
        good: 'com.alibaba.fastjson.JSON.parseObject("{}")',
      },
    },
    {
      call: namesOf("com.esotericsoftware.kryo.Kryo()", "readClassAndObject readObject readObjectOrNull"),
      argument: [0],
      rule: "unsafe-deserialization",
      when: [isLax],
      examples: {
        bad: "com.esotericsoftware.kryo.Kryo kryo = new com.esotericsoftware.kryo.Kryo(); kryo.setRegistrationRequired(false); kryo.readClassAndObject(new com.esotericsoftware.kryo.io.Input(request.getInputStream()))",
        good: "com.esotericsoftware.kryo.Kryo kryo = new com.esotericsoftware.kryo.Kryo(); kryo.readClassAndObject(new com.esotericsoftware.kryo.io.Input(request.getInputStream()))",
      },
    },
    {
      call: namesOf("com.caucho.hessian.io", "HessianInput().readObject Hessian2Input().readObject"),
      argument: ["receiver"],
      rule: "unsafe-deserialization",
      examples: {
        bad: "new com.caucho.hessian.io.HessianInput(request.getInputStream()).readObject()",
        good: 'new com.caucho.hessian.io.HessianInput(new java.io.FileInputStream("/srv/state")).readObject()',
      },
    },
    {
      call: ["org.yaml.snakeyaml.Yaml().load", "org.yaml.snakeyaml.Yaml().loadAll"],
      argument: [0],
      rule: "unsafe-deserialization",
      when: [isNotStrict],
      doubt: 1,
      examples: {
        bad: "new org.yaml.snakeyaml.Yaml().load(input)",
        good: "new org.yaml.snakeyaml.Yaml(new org.yaml.snakeyaml.constructor.SafeConstructor()).load(input)",
      },
    },
    {
      call: namesOf("com.thoughtworks.xstream.XStream()", "fromXML unmarshal"),
      argument: [0],
      rule: "unsafe-deserialization",
      when: [isNotStrict],
      examples: {
        bad: "new com.thoughtworks.xstream.XStream().fromXML(input)",
        good: 'com.thoughtworks.xstream.XStream reader = new com.thoughtworks.xstream.XStream(); reader.allowTypesByWildcard(new String[] {"com.example.**"}); reader.fromXML(input)',
      },
    },
    {
      call: ["java.lang.Class.forName", "java.lang.ClassLoader().loadClass"],
      argument: [0],
      rule: "unsafe-reflection",
      examples: {
        bad: "Class.forName(input)",
        good: 'Class.forName("a".equals(input) ? "com.example.A" : "com.example.B")',
      },
    },
  ],
  propagators: [
    {
      call: ["com.esotericsoftware.kryo.io.Input", ...namesOf("com.caucho.hessian.io", "HessianInput Hessian2Input")],
      from: [0],
    },
  ],
};
