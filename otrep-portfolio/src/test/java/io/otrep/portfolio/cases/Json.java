package io.otrep.portfolio.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the JSON of the reference cases: objects as maps, arrays as lists, numbers as doubles. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        return new Json(text).value();
    }

    private Object value() {
        char first = skipSpace();
        switch (first) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return string();
            default:
                return literal();
        }
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (skipSpace() != '}') {
            String key = string();
            skipSpace();
            at++;
            map.put(key, value());
            if (skipSpace() == ',') {
                at++;
            }
        }
        at++;
        return map;
    }

    private List<Object> array() {
        List<Object> list = new ArrayList<>();
        at++;
        while (skipSpace() != ']') {
            list.add(value());
            if (skipSpace() == ',') {
                at++;
            }
        }
        at++;
        return list;
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        skipSpace();
        at++;
        while (text.charAt(at) != '"') {
            boolean escaped = text.charAt(at) == '\\';
            if (escaped && text.charAt(at + 1) == 'u') {
                read.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 6;
            } else {
                read.append(text.charAt(escaped ? at + 1 : at));
                at += escaped ? 2 : 1;
            }
        }
        at++;
        return read.toString();
    }

    private Object literal() {
        int from = at;
        while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        switch (word) {
            case "null":
                return Double.NaN;
            case "true":
            case "false":
                return Boolean.valueOf(word);
            default:
                return Double.valueOf(word);
        }
    }

    private char skipSpace() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }
}
