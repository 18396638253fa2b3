package io.otrep.broker.tck.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Frames of WebSocket, RFC 6455, sections 1.3 and 5.2, as a server reads and writes them. Stateless. */
final class WireFrames {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL_BIT = 0x80;
    private static final int MASK_BIT = 0x80;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int EIGHT_BYTE_LENGTH = 127;
    private static final int MOST_BYTES = 1 << 26;

    /** A frame as it came, unmasked. */
    record Frame(boolean last, int opcode, byte[] payload) {}

    private WireFrames() {}

    /** {@code Sec-WebSocket-Accept} for a key. */
    static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + KEY_SUFFIX).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    static byte[] encode(boolean last, int opcode, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 10);
        out.write((last ? FINAL_BIT : 0) | opcode);
        if (payload.length < TWO_BYTE_LENGTH) {
            out.write(payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(TWO_BYTE_LENGTH);
            number(out, payload.length, 2);
        } else {
            out.write(EIGHT_BYTE_LENGTH);
            number(out, payload.length, 8);
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift));
        }
    }

    static Frame read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        if ((second & MASK_BIT) == 0) {
            throw new IOException("a client must mask its frames (RFC 6455, 5.1)");
        }
        byte[] payload = new byte[length(in, second & ~MASK_BIT)];
        byte[] mask = in.readNBytes(4);
        if (mask.length < 4 || in.readNBytes(payload, 0, payload.length) < payload.length) {
            throw new EOFException("the client has gone inside a frame");
        }
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame((first & FINAL_BIT) != 0, first & 0x0F, payload);
    }

    private static int length(DataInputStream in, int shortLength) throws IOException {
        long length = shortLength;
        if (shortLength == TWO_BYTE_LENGTH) {
            length = in.readUnsignedShort();
        } else if (shortLength == EIGHT_BYTE_LENGTH) {
            length = in.readLong();
        }
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a frame of " + length + " bytes; this server takes up to " + MOST_BYTES);
        }
        return (int) length;
    }
}
