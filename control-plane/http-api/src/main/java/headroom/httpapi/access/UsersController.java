// SPDX-License-Identifier: Apache-2.0
package headroom.httpapi.access;

import headroom.operations.access.Operators.Operator;
import headroom.operations.access.Right;
import headroom.operations.access.Role;
import headroom.operations.access.Users;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People who sign in to the dashboard. */
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Access")
public class UsersController {
  private final Users users;

  public UsersController(Users users) {
    this.users = users;
  }

  /**
   * Somebody new.
   *
   * @param name 1 to 64 letters, digits, dots, underscores, hyphens and @
   * @param role VIEWER, OPERATOR, ADMIN or AUDITOR
   * @param groups host groups that its acts are limited to; absent or empty: the whole fleet
   * @param reason at most 500 characters, for the audit
   */
  public record AddUser(
      @Nullable String name,
      @Nullable Role role,
      @Nullable List<@Nullable String> groups,
      @Nullable String reason) {}

  /**
   * What somebody may do from now on.
   *
   * @param role VIEWER, OPERATOR, ADMIN or AUDITOR
   * @param groups host groups that its acts are limited to; absent or empty: the whole fleet
   * @param reason at most 500 characters, for the audit
   */
  public record ChangeUser(
      @Nullable Role role, @Nullable List<@Nullable String> groups, @Nullable String reason) {}

  /**
   * Somebody who may sign in.
   *
   * @param groups host groups that its acts are limited to; empty for the whole fleet
   * @param oneTimePassword whether the password is still the one that was made
   */
  public record UserView(String name, Role role, List<String> groups, boolean oneTimePassword) {
    static UserView of(Operator user) {
      return new UserView(user.name(), user.role(), user.scope().names(), user.oneTime());
    }
  }

  /**
   * Somebody with a new password.
   *
   * @param password a secret, told this once
   */
  public record NewUserView(
      String name, Role role, List<String> groups, boolean oneTimePassword, String password) {
    static NewUserView of(Users.NewUser made) {
      UserView user = UserView.of(made.user());
      return new NewUserView(
          user.name(), user.role(), user.groups(), user.oneTimePassword(), made.password());
    }
  }

  @GetMapping
  @Needs(Right.SEE_ACCESS)
  @Operation(summary = "List the users")
  List<UserView> users() {
    return users.all().stream().map(UserView::of).toList();
  }

  @PostMapping
  @Needs(Right.MANAGE_ACCESS)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Add a user", description = "Answers a one-time password, once.")
  NewUserView addUser(@RequestBody AddUser body) {
    return NewUserView.of(
        users.add(
            Wishes.needed("name", body.name()),
            Wishes.needed("role", body.role()),
            Wishes.scope(body.groups()),
            Wishes.reason(body.reason())));
  }

  @PutMapping("/{user}")
  @Needs(Right.MANAGE_ACCESS)
  @Operation(
      summary = "Change what a user may do",
      description =
          "Holds at once. The last admin of the whole fleet stays one, refused with LAST_ADMIN.")
  UserView changeUser(@PathVariable("user") String user, @RequestBody ChangeUser body) {
    return UserView.of(
        users.change(
            user,
            Wishes.needed("role", body.role()),
            Wishes.scope(body.groups()),
            Wishes.reason(body.reason())));
  }

  @PostMapping("/{user}/password")
  @Needs(Right.MANAGE_ACCESS)
  @Operation(
      summary = "Give a user a new one-time password",
      description = "Its sign-ins end. The password is told once.")
  NewUserView resetPassword(
      @PathVariable("user") String user,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    return NewUserView.of(users.resetPassword(user, reason));
  }

  @PostMapping("/{user}/sign-out")
  @Needs(Right.MANAGE_ACCESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "End all sign-ins of a user, remembered ones too")
  void signOut(
      @PathVariable("user") String user,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    users.signOut(user, reason);
  }

  @DeleteMapping("/{user}")
  @Needs(Right.MANAGE_ACCESS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a user out", description = "Its sign-ins end.")
  void removeUser(
      @PathVariable("user") String user,
      @RequestParam(name = "reason", defaultValue = "") String reason) {
    users.remove(user, reason);
  }
}
