package io.otrep.core.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of one file, known to be UTF-8. The array is shared and never written.
 *
 * @param name the file's name, for messages
 * @param bytes the bytes
 * @param start where the text begins, behind a byte order mark
 */
@SuppressWarnings("ArrayRecordComponent")
record CsvContent(String name, byte[] bytes, int start) {

    static CsvContent read(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            if (Files.size(path) > Integer.MAX_VALUE - 64) {
                throw whole(name, "larger than 2 GiB; split it by time and merge the tapes");
            }
            return of(name, Files.readAllBytes(path));
        } catch (IOException e) {
            throw whole(name, "cannot be read: " + why(path));
        }
    }

    static CsvContent of(String name, byte[] bytes) {
        requireUtf8(name, bytes);
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return new CsvContent(name, bytes, mark ? 3 : 0);
    }

    static TapeFormatException whole(String name, String problem) {
        return new TapeFormatException(name, 0, 0, "", problem);
    }

    private static String why(Path path) {
        if (!Files.exists(path)) {
            return "there is no file " + path;
        }
        return Files.isDirectory(path) ? path + " is a folder" : "no permission or a damaged disk at " + path;
    }

    private static void requireUtf8(String name, byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                decode(name, bytes);
                return;
            }
        }
    }

    private static void decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8192);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw notUtf8(name, bytes, in.position());
        }
    }

    private static TapeFormatException notUtf8(String name, byte[] bytes, int offset) {
        long line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            boolean lineEnd = bytes[i] == '\n' || bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
            line += lineEnd ? 1 : 0;
            column = lineEnd ? 1 : column + (bytes[i] == ',' || bytes[i] == ';' || bytes[i] == '\t' ? 1 : 0);
        }
        return new TapeFormatException(name, line, column, "", "not UTF-8 text; save the file as UTF-8");
    }

    /** The one of comma, semicolon, tab and bar that the first line has most of, not counting quoted ones. */
    byte delimiter() {
        byte best = ',';
        int most = 0;
        for (byte candidate : new byte[] {',', ';', '\t', '|'}) {
            int count = countInFirstLine(candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private int countInFirstLine(byte wanted) {
        int count = 0;
        boolean quoted = false;
        for (int i = firstLine(); i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r'; i++) {
            quoted ^= bytes[i] == '"';
            count += bytes[i] == wanted && !quoted ? 1 : 0;
        }
        return count;
    }

    /** Begin of the first line with text that is no remark. */
    private int firstLine() {
        int i = start;
        boolean remark = false;
        while (i < bytes.length
                && (remark || bytes[i] == '#' || bytes[i] == ' ' || bytes[i] == '\r' || bytes[i] == '\n')) {
            remark = bytes[i] == '#' || remark && bytes[i] != '\n' && bytes[i] != '\r';
            i++;
        }
        return i;
    }
}
