/**
 * What the engine writes into its journal. {@link io.otrep.core.internal.record.EngineRecord} is the closed list of what can be written,
 * {@link io.otrep.core.internal.record.EngineCodec} turns it into bytes and back, and into JSON for people. Each record begins with the loop
 * time at which it was made.
 */
@NullMarked
package io.otrep.core.internal.record;

import org.jspecify.annotations.NullMarked;
