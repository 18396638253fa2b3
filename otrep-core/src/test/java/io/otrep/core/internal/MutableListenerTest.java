package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.EngineListener;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutableListenerTest {
    private final List<Method> told = new ArrayList<>();
    private final EngineListener listener = (EngineListener) Proxy.newProxyInstance(
            EngineListener.class.getClassLoader(),
            new Class<?>[] {EngineListener.class},
            (proxy, method, arguments) -> {
                told.add(method);
                return null;
            });
    private final MutableListener mutable = new MutableListener(listener);

    static Stream<Method> calls() {
        return Stream.of(EngineListener.class.getMethods());
    }

    private void call(Method method) throws ReflectiveOperationException {
        Object[] nothing = Stream.of(method.getParameterTypes())
                .map(type -> type == long.class ? 0L : null)
                .toArray();
        method.invoke(mutable, nothing);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void everyCallIsHandedOn(Method method) throws ReflectiveOperationException {
        call(method);

        assertThat(told).containsExactly(method);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void nothingIsHandedOnWhileMuted(Method method) throws ReflectiveOperationException {
        mutable.mute(true);

        call(method);

        assertThat(told).isEmpty();
    }
}
