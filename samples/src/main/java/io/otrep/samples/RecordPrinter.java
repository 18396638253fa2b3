package io.otrep.samples;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** How the journal runner shows a record. It sees every record in order, also those that are not printed. */
@FunctionalInterface
interface RecordPrinter {
    /** The bytes as they are. */
    RecordPrinter HEX = (sequence, type, payload) -> {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return "{\"sequence\":" + sequence + ",\"type\":" + type + ",\"bytes\":" + bytes.length + ",\"hex\":\""
                + HexFormat.of().formatHex(bytes) + "\"}";
    };

    /**
     * Describes a record.
     *
     * @param sequence its number
     * @param type what kind of record
     * @param payload its bytes, valid during the call only
     * @return one JSON object on one line
     */
    String line(long sequence, int type, ByteBuffer payload);
}
