package io.otrep.risk.gate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The bytes of a chain's state: a mark, a version, then for each rule with state its name, a length and its own bytes, all big-endian. A
 * rule that is not in the bytes keeps its first state; bytes of a rule that is gone are skipped, so that limits may change at a restart.
 */
final class ChainState {
    private static final int MARK = 0x4F545247;
    private static final int VERSION = 1;

    private ChainState() {}

    static byte[] write(Rule[] rules) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(VERSION);
            for (Rule rule : rules) {
                if (rule.hasState()) {
                    writeRule(rule, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeRule(Rule rule, DataOutputStream out) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        rule.write(new DataOutputStream(body));
        out.writeUTF(rule.name());
        out.writeInt(body.size());
        body.writeTo(out);
    }

    static void read(Rule[] rules, byte[] snapshot) {
        if (snapshot.length == 0) {
            return;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            int mark = in.readInt();
            int version = in.readInt();
            if (mark != MARK || version != VERSION) {
                throw new IllegalArgumentException("snapshot of the gates has mark " + Integer.toHexString(mark)
                        + " and version " + version + ", but this library reads version " + VERSION
                        + "; restore it with the version that wrote it");
            }
            while (in.available() > 0) {
                readRule(rules, in);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("snapshot of the gates ends early, at " + snapshot.length + " bytes", e);
        }
    }

    private static void readRule(Rule[] rules, DataInputStream in) throws IOException {
        String name = in.readUTF();
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        for (Rule rule : rules) {
            if (rule.hasState() && rule.name().equals(name)) {
                rule.read(new DataInputStream(new ByteArrayInputStream(body)));
            }
        }
    }
}
