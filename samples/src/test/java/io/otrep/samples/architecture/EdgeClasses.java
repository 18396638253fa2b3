package io.otrep.samples.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** The named places that may read a wall clock or draw unseeded randomness: where the world enters the engine. */
final class EdgeClasses {
    /** Packages, with everything below them. */
    private static final List<String> PACKAGES = List.of("io.otrep.core.edge");

    /** Single classes, by full name. */
    private static final List<String> CLASSES = List.of(
            "io.otrep.core.control.ControlFolder", // an operator's process, beside the engine's
            "io.otrep.broker.support.stream.SteadyTime"); // deadlines of sockets

    private EdgeClasses() {}

    static DescribedPredicate<JavaClass> outsideTheEdge() {
        return DescribedPredicate.describe("are below the edge", type -> !isEdge(type));
    }

    private static boolean isEdge(JavaClass type) {
        String name = type.getName();
        String packageName = type.getPackageName() + ".";
        return PACKAGES.stream().anyMatch(edge -> packageName.startsWith(edge + "."))
                || CLASSES.stream().anyMatch(edge -> name.equals(edge) || name.startsWith(edge + "$"));
    }
}
