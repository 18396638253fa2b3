package io.otrep.samples.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rule two of the design: below the edge nothing asks what time it is, and nothing draws a number it cannot repeat. */
class DeterminismTest {
    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.Calendar.getInstance",
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.tick",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes",
            "java.time.InstantSource.system");
    private static final Set<String> RANDOM = Set.of(
            "java.lang.Math.random",
            "java.lang.StrictMath.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");
    private static final Set<String> RANDOM_TYPES = Set.of(
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "org.apache.commons.math3.random.RandomDataGenerator");
    private static final Set<String> SEEDED_TYPES = Set.of("java.util.Random", "java.util.SplittableRandom");

    private final JavaClasses library = Library.classes();

    @Test
    void nobodyBelowTheEdgeReadsTheWallClock() {
        noClasses()
                .that(EdgeClasses.outsideTheEdge())
                .should()
                .accessTargetWhere(DeterminismTest.<JavaAccess<?>>on("the wall clock", DeterminismTest::readsClock))
                .because("loop time is the only time; a new edge class is named in EdgeClasses")
                .allowEmptyShould(false)
                .check(library);
    }

    @Test
    void nobodyBelowTheEdgeDrawsUnseededRandomness() {
        noClasses()
                .that(EdgeClasses.outsideTheEdge())
                .should()
                .accessTargetWhere(
                        DeterminismTest.<JavaAccess<?>>on("unseeded randomness", DeterminismTest::isUnseeded))
                .because("the same inputs give the same decisions; a generator takes its seed from outside")
                .check(library);
    }

    private static <T> DescribedPredicate<T> on(String what, java.util.function.Predicate<T> test) {
        return describe("touches " + what, test);
    }

    private static boolean readsClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        return CLOCKS.contains(owner + "." + name)
                || owner.startsWith("java.time.") && name.equals("now") && !takesClock(access)
                || owner.equals("java.util.Date") && isPlainConstructor(access);
    }

    /** {@code now(Clock)} is fine: the clock came from the edge. */
    private static boolean takesClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    }

    private static boolean isUnseeded(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String target = owner + "." + access.getTarget().getName();
        return RANDOM_TYPES.contains(owner)
                || RANDOM.contains(target) && !isSeededShuffle(access)
                || SEEDED_TYPES.contains(owner) && isPlainConstructor(access);
    }

    private static boolean isSeededShuffle(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && access.getTarget().getName().equals("shuffle")
                && target.getRawParameterTypes().size() == 2;
    }

    private static boolean isPlainConstructor(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getName().equals("<init>")
                && target.getRawParameterTypes().isEmpty();
    }
}
