package io.otrep.core.internal.record;

import io.otrep.market.Instrument;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * State as bytes that stand alone: a version, the instruments that are named, then the fields. Stateless.
 */
public final class StateBytes {
    private StateBytes() {}

    /**
     * Writes state.
     *
     * @param version of its fields, to be asked for again by {@link #read}
     * @param fields says them
     * @return bytes of their own
     */
    public static byte[] write(int version, Consumer<FieldSink> fields) {
        InstrumentTable instruments = new InstrumentTable(UnaryOperator.identity());
        BinaryFields body = new BinaryFields(instruments);
        fields.accept(body);
        BinaryFields head = new BinaryFields(instruments);
        head.number("version", version);
        head.list("instruments", instruments.all(), instrument -> MarketFields.write(instrument, head));
        head.append(body);
        return head.toBytes();
    }

    /**
     * Reads state.
     *
     * @param bytes what {@link #write} made
     * @param version which version of its fields is understood
     * @param known gives the reader's own instrument for one that was read, or the one that was read
     * @param fields takes them in the order in which they were said
     * @throws IllegalArgumentException if the bytes are of another version, or do not say what they should
     */
    public static void read(byte[] bytes, int version, UnaryOperator<Instrument> known, Consumer<FieldReader> fields) {
        InstrumentTable instruments = new InstrumentTable(known);
        FieldReader in = new FieldReader(instruments);
        in.wrap(ByteBuffer.wrap(bytes));
        int written = in.smallNumber();
        if (written != version) {
            throw new IllegalArgumentException("the state is of version " + written
                    + ", but this library reads version " + version + "; use the library that wrote it");
        }
        List<Instrument> named = in.list(() -> MarketFields.instrument(in));
        for (int i = 0; i < named.size(); i++) {
            instruments.declare(i, named.get(i));
        }
        fields.accept(in);
    }
}
