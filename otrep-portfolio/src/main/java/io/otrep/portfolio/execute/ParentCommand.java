package io.otrep.portfolio.execute;

import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.Side;
import io.otrep.order.TimeInForce;
import io.otrep.risk.RiskView;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a host tells a {@link ScheduledExecution} in a running engine, from any thread: work a parent, or cancel it.
 *
 * <pre>{@code
 * engine.tell("desk", ParentCommand.begin(parent));       // completes when it has begun, exceptionally with why not
 * engine.tell("desk", ParentCommand.cancel("spy-1"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class ParentCommand {
    private static final int VERSION = 1;

    private final String id;
    private final @Nullable ParentOrder parent;

    private ParentCommand(String id, @Nullable ParentOrder parent) {
        this.id = Objects.requireNonNull(id, "id");
        this.parent = parent;
    }

    /**
     * Work a parent. Saying it again does nothing more, so that a host that got no answer may repeat it, after a restart too.
     *
     * @param parent by {@link Twap}, {@link Vwap}, {@link Participation} or {@link AtOnce}
     * @return the command
     * @throws IllegalArgumentException if its algorithm is another one
     */
    public static byte[] begin(ParentOrder parent) {
        return new ParentCommand(parent.id(), parent).toBytes();
    }

    /**
     * Cancel a parent and all its children as one. Nothing happens if it has ended.
     *
     * @param id the parent
     * @return the command
     */
    public static byte[] cancel(String id) {
        return new ParentCommand(id, null).toBytes();
    }

    String id() {
        return id;
    }

    /** To be worked; null if it is to be canceled. */
    @Nullable
    ParentOrder parent() {
        return parent;
    }

    private byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(id);
            out.writeBoolean(parent != null);
            if (parent != null) {
                write(parent, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ParentOrder parent, DataOutputStream out) throws IOException {
        Decimal limit = parent.limitPrice();
        Peg peg = parent.peg();
        out.writeUTF(parent.instrument().toString());
        out.writeUTF(parent.side().name());
        out.writeUTF(parent.quantity().toString());
        out.writeUTF(limit == null ? "" : limit.toString());
        out.writeUTF(peg == null ? "" : peg.toString());
        out.writeUTF(parent.timeInForce().name());
        AlgorithmFields.write(parent.algorithm(), out);
    }

    /**
     * Reads one.
     *
     * @param book where its instrument is found
     * @throws IllegalArgumentException if it is none, or the book has no such instrument
     */
    static ParentCommand parse(byte[] command, RiskView book) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(command))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("a command of version " + version
                        + " is not known; make it with ParentCommand.begin or ParentCommand.cancel");
            }
            String id = in.readUTF();
            return new ParentCommand(id, in.readBoolean() ? parent(id, in, book) : null);
        } catch (IOException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    "the command is damaged; make it with ParentCommand.begin or ParentCommand.cancel", e);
        }
    }

    private static ParentOrder parent(String id, DataInputStream in, RiskView book) throws IOException {
        Instrument instrument = instrument(in.readUTF(), book);
        Side side = Side.valueOf(in.readUTF());
        Decimal quantity = Decimal.parse(in.readUTF());
        String limit = in.readUTF();
        String peg = in.readUTF();
        TimeInForce timeInForce = TimeInForce.valueOf(in.readUTF());
        return ParentOrder.builder(id, instrument, side, quantity, AlgorithmFields.read(in))
                .limitPrice(limit.isEmpty() ? null : Decimal.parse(limit))
                .peg(peg.isEmpty() ? null : Peg.parse(peg))
                .timeInForce(timeInForce)
                .build();
    }

    private static Instrument instrument(String name, RiskView book) {
        for (int slot = 0; slot < book.instrumentCount(); slot++) {
            if (book.instrument(slot).toString().equals(name)) {
                return book.instrument(slot);
            }
        }
        throw new IllegalArgumentException(name + " is not in the book; add it to the symbols of its route");
    }
}
