/** Where one server of a cluster listens, on 127.0.0.1. */
export interface Ports {
  readonly http: number;
  readonly native: number;
}

export interface ServerConfig {
  readonly folder: string;
  readonly own: Ports;
  /** Each is a shard of the cluster `two`. */
  readonly all: readonly Ports[];
  readonly password: string;
}

/** In the form that the oldest servers read, and the newest ones too. */
export const serverConfig = ({ folder, own, all, password }: ServerConfig): string => `<yandex>
  <logger><level>warning</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${own.http}</http_port>
  <tcp_port>${own.native}</tcp_port>
  <keep_alive_timeout>3</keep_alive_timeout>
  <mark_cache_size>10000000</mark_cache_size>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/user_files/</user_files_path>
  <users_config>${folder}/users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <timezone>UTC</timezone>
  <remote_servers><two>${all.map((ports) => shard(ports, password)).join('')}</two></remote_servers>
</yandex>
`;

const shard = ({ native }: Ports, password: string): string => `
    <shard><replica>
      <host>127.0.0.1</host><port>${native}</port>
      <user>default</user><password>${password}</password>
    </replica></shard>`;

/** `default` may do everything, `reader` only read. Both profiles would have failures passed over. */
export const usersConfig = (password: string): string => `<yandex>
  <profiles>
    <default>${carefree}</default>
    <reading>${carefree}<readonly>2</readonly></reading>
  </profiles>
  <users>${user('default', 'default', password)}${user('reader', 'reading', password)}</users>
  <quotas><default></default></quotas>
</yandex>
`;

const carefree = `
      <skip_unavailable_shards>1</skip_unavailable_shards>
      <timeout_overflow_mode>break</timeout_overflow_mode>
      <read_overflow_mode>break</read_overflow_mode>`;

const user = (name: string, profile: string, password: string): string => `
    <${name}>
      <password>${password}</password>
      <networks><ip>127.0.0.1</ip></networks>
      <profile>${profile}</profile>
      <quota>default</quota>
    </${name}>`;
