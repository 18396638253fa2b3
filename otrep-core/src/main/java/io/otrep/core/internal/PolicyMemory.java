package io.otrep.core.internal;

import io.otrep.core.internal.record.EngineRecord.PolicyKept;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What policies remember over restarts, by name and key; of policies that do not run now, too. Single-threaded. */
final class PolicyMemory {
    private final SortedMap<String, SortedMap<String, byte[]>> values = new TreeMap<>();
    private final RunLog log;

    PolicyMemory(RunLog log) {
        this.log = log;
    }

    /** Takes a value, and writes it if it is news; an empty one forgets the key. */
    void keep(long timeNanos, String policy, String key, byte[] value) {
        byte[] known = recall(policy, key);
        if (!Arrays.equals(known == null ? new byte[0] : known, value)) {
            PolicyKept kept = new PolicyKept(timeNanos, policy, key, value.clone());
            restore(kept);
            log.note(kept);
        }
    }

    void restore(PolicyKept kept) {
        SortedMap<String, byte[]> own = values.computeIfAbsent(kept.policy(), any -> new TreeMap<>());
        if (kept.value().length == 0) {
            own.remove(kept.key());
        } else {
            own.put(kept.key(), kept.value());
        }
    }

    byte @Nullable [] recall(String policy, String key) {
        byte[] value = of(policy).get(key);
        return value == null ? null : value.clone();
    }

    List<String> keys(String policy) {
        return List.copyOf(of(policy).keySet());
    }

    private SortedMap<String, byte[]> of(String policy) {
        SortedMap<String, byte[]> own = values.get(policy);
        return own == null ? new TreeMap<>() : own;
    }

    void save(FieldSink out) {
        List<PolicyKept> all = new ArrayList<>();
        values.forEach((policy, own) -> own.forEach((key, value) -> all.add(new PolicyKept(0, policy, key, value))));
        out.list("policies", all, kept -> {
            out.text("policy", kept.policy());
            out.text("key", kept.key());
            out.bytes("value", kept.value());
        });
    }

    void load(FieldReader in) {
        in.list(() -> new PolicyKept(0, in.text(), in.text(), in.bytes())).forEach(this::restore);
    }
}
