import "active-users";
