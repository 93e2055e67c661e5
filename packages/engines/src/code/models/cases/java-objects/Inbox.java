package com.example.inbox;

import com.alibaba.fastjson.JSON;
import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import com.google.gson.Gson;
import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.security.NoTypePermission;
import jakarta.servlet.http.HttpServletRequest;
import java.beans.XMLDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.Base64;
import java.util.Map;
import org.apache.commons.lang3.SerializationUtils;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

record Message(String from, String text) {}

class OnlyMessages extends ObjectInputStream {
  OnlyMessages(InputStream in) throws IOException {
    super(in);
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass desc) throws IOException, ClassNotFoundException {
    if (!desc.getName().equals(Message.class.getName())) throw new InvalidClassException(desc.getName());
    return super.resolveClass(desc);
  }
}

@RestController
public class Inbox {
  private final ObjectMapper mapper = new ObjectMapper();

  @PostMapping("/objects")
  public void objects(HttpServletRequest request, @RequestBody byte[] body, @RequestParam String text) throws Exception {
    new ObjectInputStream(request.getInputStream()).readObject(); // ng: unsafe-deserialization
    ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
    Object o = in.readObject(); // ng: unsafe-deserialization
    ObjectInputStream filtered = new ObjectInputStream(new ByteArrayInputStream(body));
    filtered.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.example.inbox.*;!*"));
    filtered.readObject(); // ok
    new OnlyMessages(new ByteArrayInputStream(body)).readObject(); // ok
    SerializationUtils.deserialize(body); // ng: unsafe-deserialization
    new XMLDecoder(request.getInputStream()).readObject(); // ng: unsafe-deserialization
    new ObjectInputStream(Inbox.class.getResourceAsStream("/own.bin")).readObject(); // ok
    in.readInt(); // ok
  }

  @PostMapping("/json")
  public Object json(@RequestBody String body) throws Exception {
    mapper.readValue(body, Message.class); // ok
    ObjectMapper typed = new ObjectMapper();
    typed.enableDefaultTyping();
    typed.readValue(body, Object.class); // ng: unsafe-deserialization
    ObjectMapper lax = new ObjectMapper();
    lax.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL);
    lax.readValue(body, Object.class); // ng: unsafe-deserialization
    ObjectMapper strict = JsonMapper.builder()
        .activateDefaultTyping(BasicPolymorphicTypeValidator.builder().allowIfSubType("com.example.inbox").build(), ObjectMapper.DefaultTyping.NON_FINAL)
        .build();
    strict.readValue(body, Message.class); // ok
    new Gson().fromJson(body, Message.class); // ok
    JSON.parseObject(body, Object.class, com.alibaba.fastjson.parser.Feature.SupportNonPublicField); // ng: unsafe-deserialization
    return mapper.readTree(body); // ok
  }

  @PostMapping("/yaml")
  public Object yaml(@RequestBody String body) {
    new Yaml().load(body); // ng: unsafe-deserialization
    new Yaml(new SafeConstructor(new LoaderOptions())).load(body); // ok
    new Yaml(new Constructor(Message.class, new LoaderOptions())).load(body); // ng: unsafe-deserialization
    Yaml y = new Yaml(new SafeConstructor());
    return y.loadAs(body, Map.class); // ok
  }

  @PostMapping("/xstream")
  public Object xstream(@RequestBody String body, @RequestBody byte[] bytes) {
    new XStream().fromXML(body); // ng: unsafe-deserialization
    XStream x = new XStream();
    x.addPermission(NoTypePermission.NONE);
    x.allowTypes(new Class[] {Message.class});
    x.fromXML(body); // ok
    Kryo k = new Kryo();
    k.setRegistrationRequired(false);
    k.readClassAndObject(new Input(bytes)); // ng: unsafe-deserialization
    Kryo safe = new Kryo();
    safe.setRegistrationRequired(true);
    safe.register(Message.class);
    return safe.readObject(new Input(bytes), Message.class); // ok
  }

  @PostMapping("/class")
  public Object byName(@RequestParam String type) throws Exception {
    Class.forName(type).getDeclaredConstructor().newInstance(); // ng: unsafe-reflection
    return Class.forName("com.example.inbox.Message"); // ok
  }
}
