package io.otrep.alpaca;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The path of a request, and what it asks for. Immutable. */
record AlpacaWireQuery(String path, Map<String, String> values) {
    static AlpacaWireQuery of(String target) {
        int mark = target.indexOf('?');
        Map<String, String> values = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&")) {
                int equals = pair.indexOf('=');
                values.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return new AlpacaWireQuery(mark < 0 ? target : target.substring(0, mark), values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /** What stands behind the last slash. */
    String last() {
        return decoded(path.substring(path.lastIndexOf('/') + 1));
    }
}
