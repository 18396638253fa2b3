package io.otrep.core.journal;

import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Turns an engine's records into lines of JSON: times as ISO instants, amounts as text so that no digit is lost. It must see every record of a journal
 * in order, from the oldest kept or from a checkpoint, since records name instruments by numbers that earlier ones declare. Not thread-safe.
 */
public final class JournalText {
    private final EngineCodec codec = new EngineCodec();

    /** Begins before the first record. */
    public JournalText() {}

    /**
     * Describes a record.
     *
     * @param sequence its number
     * @param type what kind of record
     * @param payload its bytes, from position to limit; the position is left where it was
     * @return one JSON object, for example {@code {"sequence":7,"record":"INTENT","time":"2026-01-02T15:04:05Z",…}}; the bytes in
     *     hexadecimal and why where it is not a record of this version
     */
    public String line(long sequence, int type, ByteBuffer payload) {
        try {
            EngineRecord record = codec.decode(type, payload.duplicate());
            return record == null ? raw(sequence, type, payload, "kind not known") : EngineCodec.json(sequence, record);
        } catch (IllegalArgumentException e) {
            return raw(sequence, type, payload, String.valueOf(e.getMessage()));
        }
    }

    private static String raw(long sequence, int type, ByteBuffer payload, String why) {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return "{\"sequence\":" + sequence + ",\"type\":" + type + ",\"why\":\"" + why.replace('"', '\'')
                + "\",\"hex\":\"" + HexFormat.of().formatHex(bytes) + "\"}";
    }
}
