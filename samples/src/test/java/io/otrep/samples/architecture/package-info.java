/**
 * Rules about the shape of the whole reactor, checked from here because samples depend on every module.
 *
 * <p>Each rule names what it guards and how to extend it when a module is added. The graph of modules itself is guarded
 * by the enforcer in each module's POM, which sees what byte code does not show. {@code docs/building.md} has the list.
 */
@NullMarked
package io.otrep.samples.architecture;

import org.jspecify.annotations.NullMarked;
