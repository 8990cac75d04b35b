package io.kryptonx.definition.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key AKIAABCDEFGHIJKLMNOP end",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN OPENSSH PRIVATE KEY-----",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
        "glpat-abcdefghijklmnopqrst",
        "xoxb-123456789012-abcdef",
        "curl https://me:correct-horse@example.com/x",
        "password=correct-horse",
        "DB_PASSWORD: 'correct-horse'",
        "api_key = correcthorse",
        "--token=abcdef123456",
      })
  void isFoundByItsForm(String text) {
    assertThat(SecretText.find(text)).hasSize(1);
    String masked = SecretText.masked(text);
    assertThat(masked).hasSameSizeAs(text).doesNotContain(SecretText.find(text).getFirst().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=$DB_PASSWORD",
        "password=\"${secret}\"",
        "the token is kept elsewhere",
        "https://example.com/a:b@c",
        "tokens: 3",
        "secrets: [API_TOKEN]",
        "token=$(cat token.txt)",
        "AKIASHORT",
      })
  void isNotSeenWhereThereIsNone(String text) {
    assertThat(SecretText.find(text)).isEmpty();
    assertThat(SecretText.masked(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PASSWORD", "db_password", "API_TOKEN", "apikey", "AWS_SECRET"})
  void isToldByItsName(String name) {
    assertThat(SecretText.isNamedLikeOne(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens", "token_count", "passwordless", "width"})
  void isNotToldByOtherNames(String name) {
    assertThat(SecretText.isNamedLikeOne(name)).isFalse();
  }

  @Test
  void showsItsFirstCharactersOnly() {
    assertThat(SecretText.masked("x AKIAABCDEFGHIJKLMNOP y")).isEqualTo("x AKIA•••••••••••••••• y");
    assertThat(SecretText.masked("password=secret")).isEqualTo("password=••••••");
  }
}
