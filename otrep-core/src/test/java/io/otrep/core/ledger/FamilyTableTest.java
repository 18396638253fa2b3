package io.otrep.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyTableTest {
    private static final AccountId ACCOUNT = AccountId.of("sim", "main");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsWhatAMapFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FamilyTable table = new FamilyTable();
        Map<FamilyKey, Family> map = new HashMap<>();
        List<Family> known = new ArrayList<>();

        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(5) < 3 || known.isEmpty()) {
                Family made = new Family(key(random.nextInt(40), i));
                table.add(made);
                map.put(made.key(), made);
                known.add(made);
            } else {
                Family gone = known.remove(random.nextInt(known.size()));
                table.remove(gone);
                map.remove(gone.key());
            }
        }

        assertThat(known)
                .as("seed %d", seed)
                .isNotEmpty()
                .allSatisfy(family -> assertThat(table.find(family.key())).isSameAs(family));
        for (int i = 0; i < 20_000; i++) {
            for (int crowd = 0; crowd < 40; crowd += 13) {
                assertThat(table.find(key(crowd, i))).isSameAs(map.get(key(crowd, i)));
            }
        }
    }

    /** Few homes, so that searches go on for long and removals move many. */
    private static FamilyKey key(int crowd, int number) {
        return new FamilyKey(FamilyKey.Kind.EXECUTION, ACCOUNT, "e" + number, crowd * 7L);
    }
}
