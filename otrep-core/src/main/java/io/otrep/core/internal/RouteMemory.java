package io.otrep.core.internal;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import org.jspecify.annotations.Nullable;

/** What is known of a route's account, over restarts. Single-threaded. */
final class RouteMemory {
    long knownUntilNanos = Long.MIN_VALUE;
    long openedNanos = Long.MIN_VALUE;

    @Nullable
    Account account;

    @Nullable
    AccountId bound;

    void save(FieldSink out) {
        out.time("knownUntil", knownUntilNanos);
        out.time("openedAt", openedNanos);
        out.part("account", account, seen -> AccountFields.write(seen, out));
        out.part("bound", bound, id -> AccountFields.write(id, out));
    }

    void load(FieldReader in) {
        knownUntilNanos = in.time();
        openedNanos = in.time();
        account = in.part(() -> AccountFields.account(in));
        bound = in.part(() -> AccountFields.accountId(in));
    }
}
