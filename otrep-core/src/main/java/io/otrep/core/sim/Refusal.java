package io.otrep.core.sim;

import io.otrep.order.RejectReason;

/** Why a request is refused. Immutable. */
record Refusal(RejectReason reason, String text) {}
