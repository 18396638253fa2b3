package io.otrep.alpaca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The schemas of an OpenAPI document, as far as requests need them: types, enums, required members, longest texts, and no member that is not
 * documented. Immutable.
 */
final class OpenApiDocument {
    private final JsonNode root;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    static OpenApiDocument read(Path yaml) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(16 << 20);
        try (Reader reader = Files.newBufferedReader(yaml)) {
            Object tree = new Yaml(new SafeConstructor(options)).load(reader);
            return new OpenApiDocument(new ObjectMapper().valueToTree(tree));
        }
    }

    /** What is wrong with a body, in words; empty if nothing is. */
    List<String> violations(String schema, JsonNode body) {
        List<String> found = new ArrayList<>();
        check("$", root.at("/components/schemas/" + schema), body, found);
        return found;
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : resolve(root.at(reference.substring(1)));
    }

    private void check(String path, JsonNode reference, JsonNode value, List<String> found) {
        JsonNode schema = resolve(reference);
        if (schema.isMissingNode()) {
            found.add(path + ": the document has no schema for it");
            return;
        }
        if (!isOfType(schema.path("type").asText(), value)) {
            found.add(path + ": " + value + " is no " + schema.path("type").asText());
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            found.add(path + ": " + value + " is none of " + schema.get("enum"));
        }
        if (value.isTextual()
                && schema.has("maxLength")
                && value.asText().length() > schema.get("maxLength").asInt()) {
            found.add(path + ": longer than " + schema.get("maxLength"));
        }
        if (value.isObject()) {
            checkMembers(path, schema, value, found);
        }
    }

    private static boolean contains(JsonNode words, JsonNode value) {
        for (JsonNode word : words) {
            if (word.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfType(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            default -> true;
        };
    }

    private void checkMembers(String path, JsonNode schema, JsonNode value, List<String> found) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                found.add(path + ": " + required.asText() + " is missing");
            }
        }
        value.fieldNames().forEachRemaining(name -> {
            JsonNode member = schema.path("properties").path(name);
            if (member.isMissingNode()) {
                found.add(path + ": " + name + " is not documented");
            } else {
                check(path + "." + name, member, value.get(name), found);
            }
        });
    }
}
