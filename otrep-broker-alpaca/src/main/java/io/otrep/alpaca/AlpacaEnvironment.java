package io.otrep.alpaca;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What names and values such as those of the environment say: which account, with which keys. Paper unless {@code PAPER_TRADING} is
 * {@code false}. Immutable and thread-safe.
 */
final class AlpacaEnvironment {
    static final String KEY_ID = "ALPACA_API_KEY_ID";
    static final String SECRET_KEY = "ALPACA_API_SECRET_KEY";
    static final String PAPER = "PAPER_TRADING";

    private final @Nullable String keyId;
    private final @Nullable String secretKey;
    private final @Nullable String paper;

    private AlpacaEnvironment(Map<String, String> settings) {
        keyId = blankToNull(settings.get(KEY_ID));
        secretKey = blankToNull(settings.get(SECRET_KEY));
        paper = blankToNull(settings.get(PAPER));
    }

    static AlpacaEnvironment of(Map<String, String> settings) {
        return new AlpacaEnvironment(settings);
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.trim();
    }

    boolean isLive() {
        return "false".equals(paper == null ? null : paper.toLowerCase(Locale.ROOT));
    }

    AlpacaConfig paper() {
        List<String> missing = missingKeys("the paper account");
        if (isLive()) {
            missing.add(
                    PAPER + " is false, which asks for real money; unset it for the paper account, or use Alpaca.live");
        }
        AlpacaConfig.Builder config = keyId == null || secretKey == null
                ? AlpacaConfig.settings()
                : AlpacaConfig.builder(PaperKeys.of(keyId, secretKey));
        return config.missing(missing).build();
    }

    @Nullable
    LiveKeys liveKeys() {
        return keyId == null || secretKey == null ? null : LiveKeys.of(keyId, secretKey);
    }

    List<String> missingKeys(String account) {
        List<String> missing = new ArrayList<>();
        if (keyId == null) {
            missing.add(KEY_ID + " is not set; set it to the API key id of " + account);
        }
        if (secretKey == null) {
            missing.add(SECRET_KEY + " is not set; set it to the secret key of " + account);
        }
        if (paper != null && !paper.equalsIgnoreCase("true") && !paper.equalsIgnoreCase("false")) {
            missing.add(PAPER + " must be true or false, but was '" + paper + "'");
        }
        return missing;
    }
}
