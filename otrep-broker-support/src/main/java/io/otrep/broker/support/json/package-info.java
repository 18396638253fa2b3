/**
 * JSON of venues, exact and without trees. {@link io.otrep.broker.support.json.JsonReader} walks a frame in the bytes it came in: decimals
 * are read from the digits and never pass through a {@code double}, fields and words that nobody asked for are skipped, and whatever is
 * malformed is named by path and place without showing a value. {@link io.otrep.broker.support.json.JsonWriter} writes requests the same way.
 */
@NullMarked
package io.otrep.broker.support.json;

import org.jspecify.annotations.NullMarked;
