# ruleid: guest-name
float(guest.name)
float(clean(guest.name))
