/**
 * How an engine is put together from what a pipeline specifies: its routes' brokers, its core, its journal taken back, its comparison with the venues. The
 * live run and the stepped engine differ in who takes the steps, never in what is put together here. Nothing here has a thread or a clock of its own. Not API.
 */
@NullMarked
package io.otrep.core.internal.assembly;

import org.jspecify.annotations.NullMarked;
