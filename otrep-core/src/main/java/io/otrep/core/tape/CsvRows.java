package io.otrep.core.tape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The rows of delimited text, one a line, as places in the bytes: nothing is copied. Blank lines and lines that begin with #
 * are passed over. A field may stand in double quotes, a double quote in it is doubled. Single-threaded.
 */
final class CsvRows {
    private static final int MAX_FIELDS = 100_000;

    private final CsvContent content;
    private final byte[] data;
    private final byte delimiter;
    private int position;
    private long line;
    private long rowLine;
    private int size;
    private int[] starts = new int[32];
    private int[] ends = new int[32];

    CsvRows(CsvContent content, byte delimiter) {
        this.content = content;
        this.data = content.bytes();
        this.delimiter = delimiter;
        this.position = content.start();
    }

    /** Goes to the next row; false at the end. */
    boolean next() {
        while (position < data.length) {
            line++;
            if (isSkipped()) {
                toNextLine();
            } else {
                rowLine = line;
                readFields();
                return true;
            }
        }
        return false;
    }

    /** Fields of this row. */
    int size() {
        return size;
    }

    /** Line of this row, counted from 1. */
    long line() {
        return rowLine;
    }

    byte[] data() {
        return data;
    }

    /** Where the field begins in {@link #data()}. */
    int start(int field) {
        return starts[field];
    }

    /** One past the field's last byte. */
    int end(int field) {
        return ends[field];
    }

    boolean isEmpty(int field) {
        return starts[field] == ends[field];
    }

    String text(int field) {
        String raw = new String(data, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
        return raw.indexOf('"') < 0 ? raw : raw.replace("\"\"", "\"");
    }

    /** Whether the field's bytes are those. */
    boolean is(int field, byte[] bytes) {
        return Arrays.equals(data, starts[field], ends[field], bytes, 0, bytes.length);
    }

    TapeFormatException fault(int field, String columnName, String problem) {
        return new TapeFormatException(content.name(), rowLine, field + 1, columnName, problem);
    }

    TapeFormatException fault(String problem) {
        return new TapeFormatException(content.name(), rowLine, 0, "", problem);
    }

    private boolean isSkipped() {
        int i = position;
        while (i < data.length && (data[i] == ' ' || data[i] == '\t' && delimiter != '\t')) {
            i++;
        }
        return i == data.length || data[i] == '#' || isLineEnd(i);
    }

    private void toNextLine() {
        while (position < data.length && !isLineEnd(position)) {
            position++;
        }
        passLineEnd();
    }

    private boolean isLineEnd(int i) {
        return data[i] == '\n' || data[i] == '\r';
    }

    private void passLineEnd() {
        if (position < data.length) {
            boolean pair = data[position] == '\r' && position + 1 < data.length && data[position + 1] == '\n';
            position += pair ? 2 : 1;
        }
    }

    private void readFields() {
        size = 0;
        readField();
        while (position < data.length && data[position] == delimiter) {
            position++;
            readField();
        }
        passLineEnd();
    }

    private void readField() {
        if (size == starts.length) {
            grow();
        }
        passBlanks();
        if (position < data.length && data[position] == '"') {
            readQuoted();
        } else {
            readPlain();
        }
        size++;
    }

    private void passBlanks() {
        while (position < data.length && isBlank(data[position])) {
            position++;
        }
    }

    private boolean isBlank(byte b) {
        return b == ' ' || b == '\t' && delimiter != '\t';
    }

    private void readPlain() {
        int i = position;
        starts[size] = i;
        while (i < data.length) {
            byte b = data[i];
            if (b == delimiter || b == '\n' || b == '\r') {
                break;
            }
            if (b == '"') {
                throw fault(size, "", "a quote inside a field; put the whole field in quotes and double those in it");
            }
            i++;
        }
        position = i;
        while (i > starts[size] && isBlank(data[i - 1])) {
            i--;
        }
        ends[size] = i;
    }

    private void readQuoted() {
        starts[size] = ++position;
        while (!atClosingQuote()) {
            if (position >= data.length || isLineEnd(position)) {
                throw fault(size, "", "a quote is opened and not closed on its line; close it");
            }
            position += data[position] == '"' ? 2 : 1;
        }
        ends[size] = position++;
        passBlanks();
        if (position < data.length && data[position] != delimiter && !isLineEnd(position)) {
            throw fault(size, "", "text after the closing quote; put the whole field in quotes");
        }
    }

    private boolean atClosingQuote() {
        return position < data.length
                && data[position] == '"'
                && (position + 1 == data.length || data[position + 1] != '"');
    }

    private void grow() {
        if (size >= MAX_FIELDS) {
            throw fault("more than " + MAX_FIELDS + " fields in a line; check the delimiter");
        }
        starts = Arrays.copyOf(starts, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size);
    }
}
